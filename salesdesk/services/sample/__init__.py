"""A plausible rayon to try SalesDesk on: companies and people invented, towns and postcodes real."""

from salesdesk.services.sample.builder import SampleResult, fill_sample, sample_values
from salesdesk.services.sample.maker import Sample

__all__ = ["Sample", "SampleResult", "fill_sample", "sample_values"]
