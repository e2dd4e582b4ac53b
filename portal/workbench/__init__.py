"""The translators’ desk: how far each language can be trusted, and the work of making it so."""
