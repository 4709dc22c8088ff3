import type {
  GraphEdge,
  GraphLoop,
  GraphNode,
  GraphRole,
  Hop,
  ProfileGraph,
  SourceNode,
} from "../../model/profile-graph.ts";
import type { ProfileList, ProfileRow } from "../../model/profile-list.ts";
import type { FileProvenance } from "../../model/provenance.ts";
import type { Snapshot } from "../../model/snapshot.ts";
import { accountOfAccessKeyId } from "../../parse/access-key-id.ts";
import { accountOfArn, parseArn } from "../../parse/arn.ts";
import {
  type Declared,
  type DeclaredProfile,
  type DeclaredProfiles,
  assumesRole,
  declaredProfiles,
  hasStaticKeys,
} from "../../resolve/declared-profile.ts";
import { loopsIn } from "./loops-in.ts";

/**
 * The graph behind the profiles of a list: what their settings say, whether or not the SDK gets anywhere with it. The
 * list has what the SDK makes of each.
 *
 * @param wanted - one profile, with what it needs; null: all of them.
 */
export function profileGraph(snapshot: Snapshot, list: ProfileList, wanted: string | null): ProfileGraph {
  const drawing: Drawing = {
    declared: declaredProfiles(snapshot),
    rows: new Map(list.profiles.map((row) => [row.name, row])),
    nodes: new Map(),
    edges: [],
  };
  for (const name of wanted === null ? drawing.rows.keys() : [wanted]) draw(drawing, name);
  const loops = loopsIn(drawing.edges);
  const steps = new Set(loops.flatMap(stepsOf));
  const edges = drawing.edges.map((edge) => ({ ...edge, loop: loopOf(edge, steps) }));
  return {
    nodes: [...drawing.nodes.values()],
    edges,
    loops,
    roots: wanted === null ? rootsOf(drawing.nodes, edges, loops) : [profileId(wanted)],
    home: list.home,
  };
}

interface Drawing {
  readonly declared: DeclaredProfiles;
  readonly rows: ReadonlyMap<string, ProfileRow>;
  readonly nodes: Map<string, GraphNode>;
  readonly edges: Omit<GraphEdge, "loop">[];
}

const profileId = (name: string): string => `profile:${name}`;

/** A profile and, one after another, all that it needs; a chain may be longer than a stack is deep. */
function draw(drawing: Drawing, first: string): void {
  const waiting = [first];
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (drawing.nodes.has(profileId(name))) continue;
    const profile = drawing.declared.profile(name);
    const row = drawing.rows.get(name) ?? null;
    drawing.nodes.set(profileId(name), {
      kind: "profile",
      id: profileId(name),
      name,
      exists: profile !== null || row !== null,
      role: profile === null ? null : roleOf(profile),
      problems: row?.problems ?? [],
      provenance: row?.sections[0] ?? null,
    });
    if (profile === null) continue;
    if (assumesRole(profile)) waiting.push(...drawRole(drawing, profile));
    else drawSource(drawing, profile);
  }
}

/** A profile that assumes a role: from another profile, from itself, or from a credential source. */
function drawRole(drawing: Drawing, profile: DeclaredProfile): readonly string[] {
  const { sourceProfile, credentialSource } = profile;
  const from = profileId(profile.name);
  if (credentialSource !== null) {
    const to = `credential-source:${credentialSource.text}`;
    const node = sourceNode({ kind: "credential-source", id: to, name: credentialSource.text, provenance: null });
    if (!drawing.nodes.has(to)) drawing.nodes.set(to, node);
    const hop = hopOf(profile, credentialSource.text !== "Environment");
    drawing.edges.push({ from, to, kind: "credential_source", provenance: credentialSource.provenance, hop });
  }
  if (sourceProfile === null) return [];
  const source = drawing.declared.profile(sourceProfile.text);
  const hop = hopOf(profile, source !== null && givesRoleSession(source));
  const to = profileId(sourceProfile.text);
  drawing.edges.push({ from, to, kind: "source_profile", provenance: sourceProfile.provenance, hop });
  // Its own source: only keys of its own can start the chain.
  if (sourceProfile.text === profile.name) drawSource(drawing, profile);
  // Keys in a source end the chain there: its role is passed over (golden `py-role-mid-has-keys-and-role`).
  else if (source !== null && hasStaticKeys(source) && assumesRole(source)) drawSource(drawing, source);
  return [sourceProfile.text];
}

function hopOf({ mfaSerial, durationSeconds }: DeclaredProfile, chained: boolean): Hop {
  const seconds = durationSeconds === null ? null : Number(durationSeconds.text);
  const duration = seconds === null || !Number.isInteger(seconds) ? null : seconds;
  return {
    mfaSerial: mfaSerial?.text ?? null,
    durationSeconds: duration,
    chained,
    tooLong: chained && duration !== null && duration > LONGEST_CHAINED,
  };
}

/** Seconds. IAM user guide, "Role chaining": one hour at most, whatever the role allows. */
const LONGEST_CHAINED = 3600;

/** Whether a source gives the session of a role: assumed, or had by a sign-in or a token. */
const givesRoleSession = (source: DeclaredProfile): boolean =>
  !hasStaticKeys(source) &&
  (source.roleArn !== null || source.ssoAccountId !== null || source.webIdentityTokenFile !== null);

/** What a profile itself holds, the first in botocore's order. */
function drawSource(drawing: Drawing, profile: DeclaredProfile): void {
  const found = sourceIn(drawing, profile);
  if (found === null) return;
  const { node, edge, provenance } = found;
  if (!drawing.nodes.has(node.id)) drawing.nodes.set(node.id, node);
  drawing.edges.push({ from: profileId(profile.name), to: node.id, kind: edge, provenance, hop: null });
}

interface FoundSource {
  readonly node: SourceNode;
  readonly edge: GraphEdge["kind"];
  /** The line that makes the profile use it. */
  readonly provenance: FileProvenance | null;
}

function sourceIn(drawing: Drawing, profile: DeclaredProfile): FoundSource | null {
  const { webIdentityTokenFile, accessKeyId, loginSession, credentialProcess, name } = profile;
  if (webIdentityTokenFile !== null) return plainSource("web-identity", webIdentityTokenFile);
  const sso = ssoSource(drawing, profile);
  if (sso !== null) return sso;
  if (accessKeyId !== null) return keysSource(name, accessKeyId);
  if (loginSession !== null) return plainSource("login", loginSession);
  if (credentialProcess === null) return null;
  const node = sourceNode({ kind: "process", id: `process:${name}`, name: "", provenance: credentialProcess });
  return { node, edge: "process", provenance: credentialProcess };
}

const sourceNode = (
  node: Pick<SourceNode, "kind" | "id" | "name" | "provenance"> & Partial<SourceNode>,
): SourceNode => ({ account: null, expires: null, ...node });

function plainSource(kind: "web-identity" | "login", { text, provenance }: Declared): FoundSource {
  return { node: sourceNode({ kind, id: `${kind}:${text}`, name: text, provenance }), edge: kind, provenance };
}

function keysSource(profile: string, { text, provenance }: Declared): FoundSource {
  const account = accountOfAccessKeyId(text);
  const node = sourceNode({
    kind: "keys",
    id: `keys:${profile}`,
    name: text,
    provenance,
    account: account === null ? null : { id: account, known: "key-id" },
  });
  return { node, edge: "keys", provenance };
}

/** Profiles of one session share its node; without a session it is the start URL they share. */
function ssoSource({ declared, rows }: Drawing, profile: DeclaredProfile): FoundSource | null {
  const { ssoSession, ssoStartUrl, ssoAccountId, ssoRoleName } = profile;
  const mark = ssoRoleName ?? ssoAccountId;
  if (mark === null) return null;
  const session = ssoSession === null ? null : declared.ssoSession(ssoSession.text);
  const { text: name } = ssoSession ?? ssoStartUrl ?? { text: "" };
  const expiration = rows.get(profile.name)?.expiration ?? null;
  const node = sourceNode({
    kind: "sso-session",
    id: `sso-session:${name}`,
    name,
    provenance: session?.provenance ?? ssoStartUrl?.provenance ?? null,
    expires: expiration?.of === "sign-in" ? expiration.text : null,
  });
  return { node, edge: "sso", provenance: (ssoSession ?? ssoStartUrl ?? mark).provenance };
}

/** The role that a profile is: one that it assumes, or one that a sign-in or a token gives. */
function roleOf({ roleArn, ssoAccountId, ssoRoleName }: DeclaredProfile): GraphRole | null {
  if (roleArn !== null) {
    const name = parseArn(roleArn.text)?.resource.replace(/^role\//, "") ?? roleArn.text;
    return { arn: roleArn.text, name, account: accountOfArn(roleArn.text) };
  }
  if (ssoRoleName === null) return null;
  return { arn: null, name: ssoRoleName.text, account: ssoAccountId?.text ?? null };
}

/** Profiles that no other needs. A loop is needed by its own: its first member stands for it, unless something leads there. */
function rootsOf(
  nodes: ReadonlyMap<string, GraphNode>,
  edges: readonly GraphEdge[],
  loops: readonly GraphLoop[],
): readonly string[] {
  const needed = new Set(edges.filter(({ loop }) => loop !== "self").map(({ to }) => to));
  const roots = [...nodes.values()].filter(({ id, kind }) => kind === "profile" && !needed.has(id)).map(({ id }) => id);
  const members = new Set(loops.flatMap(({ profiles }) => profiles.map(profileId)));
  const ledTo = new Set(edges.filter(({ from }) => !members.has(from)).map(({ to }) => to));
  const ofLoops = loops
    .filter(({ profiles }) => profiles.length > 1 && !profiles.some((name) => ledTo.has(profileId(name))))
    .map(({ profiles }) => profileId(profiles[0] as string));
  return [...roots, ...ofLoops];
}

function loopOf({ from, to, kind }: Omit<GraphEdge, "loop">, steps: ReadonlySet<string>): GraphEdge["loop"] {
  if (kind !== "source_profile" || !steps.has(step(from, to))) return null;
  return from === to ? "self" : "loop";
}

const step = (from: string, to: string): string => JSON.stringify([from, to]);

const stepsOf = ({ profiles }: GraphLoop): readonly string[] =>
  profiles.map((name, index) => step(profileId(name), profileId(profiles[(index + 1) % profiles.length] as string)));
