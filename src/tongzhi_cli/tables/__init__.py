"""Any spreadsheet or text in, cells with their places out."""
