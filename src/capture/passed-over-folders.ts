/** A folder that holds what others wrote, or what a tool made. */
interface PassedOver {
  readonly name: string;
  /** Only beside one of these; left out: wherever it is. */
  readonly beside?: readonly string[];
}

/** By the documentation of the tool that makes each. */
const PASSED_OVER: readonly PassedOver[] = [
  { name: ".git" },
  { name: ".hg" },
  { name: ".svn" },
  // npm and Bower (docs.npmjs.com, folders; bower.io, config).
  { name: "node_modules" },
  { name: "bower_components" },
  // Python (PEP 405, sysconfig; tox, nox; PEP 3147). A virtual environment of another name is known by its pyvenv.cfg.
  { name: ".venv" },
  { name: "site-packages" },
  { name: "dist-packages" },
  { name: "__pycache__" },
  { name: ".tox" },
  { name: ".nox" },
  // `go mod vendor`, `composer install`, `bundle install --path vendor`, `cargo vendor`.
  { name: "vendor", beside: ["go.mod", "composer.json", "Gemfile", "Cargo.toml"] },
  // Cargo and Maven (doc.rust-lang.org/cargo, build cache; maven.apache.org, standard directory layout).
  { name: "target", beside: ["Cargo.toml", "pom.xml"] },
  // Gradle (docs.gradle.org, directory layout).
  { name: ".gradle" },
  // Terraform, AWS SAM and the CDK (`terraform init`, `sam build`, `cdk synth`); the serverless framework's package.
  { name: ".terraform" },
  { name: ".terragrunt-cache" },
  { name: ".aws-sam" },
  { name: "cdk.out" },
  { name: ".serverless" },
];

/** Metadata of installed Python packages (PEP 376, setuptools). */
const METADATA = /\.(?:dist-info|egg-info)$/;

const byName = new Map(PASSED_OVER.map((row) => [row.name, row]));

/** Whether a folder is left out, by its name and the names beside it. */
export function isPassedOver(name: string, beside: ReadonlySet<string>): boolean {
  const row = byName.get(name);
  if (row === undefined) return METADATA.test(name);
  return row.beside === undefined || row.beside.some((other) => beside.has(other));
}
