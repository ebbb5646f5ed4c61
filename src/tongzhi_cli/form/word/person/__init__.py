"""A form that one student fills in: an application to correct a record, 更正申请表."""
