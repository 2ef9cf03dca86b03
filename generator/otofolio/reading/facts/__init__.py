"""Facts that a person writes in YAML: what `cv.yaml` and `network.yaml` have in common."""
