"""The pages of the translators' desk: what there is to do, and a record with its texts side by side."""
