"""Official names and vocabulary: what translators are offered and checked against, and what readers look up."""
