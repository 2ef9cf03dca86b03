"""What the formats share in their texts: LaTeX, formulas, HTML, styled text."""
