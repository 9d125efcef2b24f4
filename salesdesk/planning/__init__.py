"""Geography, travel times and the day route: values in, values out."""
