"""`network.yaml`: whom the person knows."""
