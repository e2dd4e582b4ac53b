"""What there is to translate, by mail each day, for who has asked for it."""
