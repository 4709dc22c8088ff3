/** The accounts of the cases: numbers that AWS keeps free for its own documentation. */
export const SANDBOX = "111122223333";
export const PROD = "444455556666";
export const DEV = "777788889999";
