"""The pipeline as a whole: asked about, drawn, taken in and out, and its goals."""
