"""Marks on the cells of workbooks and documents."""
