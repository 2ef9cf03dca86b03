"""What people already have elsewhere, made into a draft of `cv.yaml` and `publications.bib`."""
