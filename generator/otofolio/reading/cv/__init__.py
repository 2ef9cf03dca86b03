"""cv.yaml: its schema, located problems, items and the photo."""
