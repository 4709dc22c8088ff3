import type { KnownCommand } from "../known-command.ts";

export const python: KnownCommand = {
  names: [
    "python",
    "python3",
    "py",
    "pytest",
    "ipython",
    "jupyter",
    "uvicorn",
    "gunicorn",
    "celery",
    "flask",
    "streamlit",
  ],
  sdks: ["boto3"],
  evidence: "a program in Python uses boto3",
};
