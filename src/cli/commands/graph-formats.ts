export const GRAPH_FORMATS = ["text", "json", "mermaid", "dot", "svg"] as const;
