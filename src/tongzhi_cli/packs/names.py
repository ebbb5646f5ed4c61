"""The files by which a folder is known as one that is handed on: nothing private lies in it."""

#: Beside the packs of the classes; in each folder that goes back to a class.
INDEX, SENT_BACK = "索引.xlsx", "退回说明.txt"
