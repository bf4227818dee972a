"""Files that come with a request: read safely, judged, kept encrypted, handed back corrected."""
