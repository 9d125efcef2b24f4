"""Chart layout: values in, drawing primitives out, for screen and paper alike."""
