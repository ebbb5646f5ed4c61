"""花名册: sheets and students in, a clean class workbook out."""
