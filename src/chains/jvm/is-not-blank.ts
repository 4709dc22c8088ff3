export const isNotBlank = (value: string): boolean => value.trim() !== "";
