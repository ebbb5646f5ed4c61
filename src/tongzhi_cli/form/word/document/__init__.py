"""Which part of a document is the form: of several tables, of a notice with its attachments."""
