/**
 * Installs @tensorflow/tfjs-node: TensorFlow's own library, which training needs. Its own installer downloads that library
 * from a host that is not reachable everywhere. If that fails, this script takes the same library from the tensorflow-cpu
 * Python wheel and builds the addon against it.
 *
 * `npm run native`. Needs Python 3 with pip and a C++ compiler; takes about two minutes and 1.3 GB of disk, of which 0.9
 * GB remain. Does nothing if the backend already loads. package.json and package-lock.json are not changed.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const PACKAGE_FOLDER = join(ROOT, 'node_modules', '@tensorflow', 'tfjs-node');
const TFJS_NODE = '@tensorflow/tfjs-node@4.22.0';
const WHEEL = 'tensorflow-cpu==2.21.0';

/** The installer waits for its download forever; a working mirror delivers 150 MB in this time. */
const OWN_INSTALLER_TIMEOUT_MS = 60_000;

/** Ends the script with one sentence: what failed, and what to do about it. */
class Stop extends Error {}

function main() {
  if (worksAlready()) return console.log('The native backend works already; nothing to do.');
  installPackage();
  if (tryOwnInstaller()) return console.log('The native backend works.');
  putLibraryInPlace();
  buildAddon();
  const problem = checkBackend();
  if (problem !== undefined)
    throw new Stop(`The addon was built but does not work (${problem}); run the service without it.`);
  console.log('The native backend works.');
}

function worksAlready() {
  return existsSync(PACKAGE_FOLDER) && checkBackend() === undefined;
}

/** Only the package and what it depends on, without their scripts; everything else in node_modules stays. */
function installPackage() {
  say(`Installing ${TFJS_NODE} without its own scripts`);
  const asInstalled = existsSync(join(ROOT, 'node_modules', 'vitest')) ? [] : ['--omit=dev'];
  const npm = ['install', '--no-save', '--ignore-scripts', '--no-audit', '--no-fund', ...asInstalled, TFJS_NODE];
  expectSuccess(run('npm', npm), 'npm could not install the package; check that the package registry can be reached');
}

/** @returns whether the backend works now */
function tryOwnInstaller() {
  say(`Trying its own installer for at most ${OWN_INSTALLER_TIMEOUT_MS / 1000} s`);
  const limits = { cwd: PACKAGE_FOLDER, timeout: OWN_INSTALLER_TIMEOUT_MS, quiet: true };
  const { status, output } = run(process.execPath, ['scripts/install.js'], limits);
  const problem = status === 0 ? checkBackend() : firstError(output, 'it took too long');
  if (problem === undefined) return true;
  console.log(`That failed (${problem}); building the addon here instead.`);
  return false;
}

/** Downloads the wheel, and moves TensorFlow's libraries and headers to where the addon's build looks for them. */
function putLibraryInPlace() {
  const scratch = mkdtempSync(join(tmpdir(), 'telltale-native-'));
  try {
    say(`Downloading ${WHEEL}, 270 MB`);
    expectSuccess(
      run('python3', ['-m', 'pip', 'download', ...wheelChoice(), '--dest', scratch, WHEEL]),
      'pip could not download the wheel; install Python 3 with pip, or check that the package index can be reached',
    );
    say('Taking the libraries and the headers out of the wheel');
    const deps = join(PACKAGE_FOLDER, 'deps');
    rmSync(deps, { recursive: true, force: true });
    mkdirSync(deps);
    const extracted = run('python3', ['-c', EXTRACT, scratch, deps]);
    expectSuccess(extracted, 'the wheel could not be unpacked; check that 1.3 GB of disk are free');
    linkUnderNamesOfTheBuild(join(deps, 'lib'));
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

/** Names the wheel by what is needed of it, so that any version of Python fetches it: nothing in it is run by Python. */
function wheelChoice() {
  const machine = { x64: 'x86_64', arm64: 'aarch64' }[process.arch];
  if (process.platform !== 'linux' || machine === undefined) {
    throw new Stop(
      `No library is known for ${process.platform} on ${process.arch}; run the service without the native backend.`,
    );
  }
  const exact = ['--python-version', '3.11', '--implementation', 'cp', '--abi', 'cp311'];
  return ['--no-deps', '--only-binary=:all:', '--platform', `manylinux_2_27_${machine}`, ...exact];
}

/** Python, since an unzip program is not everywhere. Arguments: folder of the wheel, folder to write into. */
const EXTRACT = `
import glob, os, shutil, sys, zipfile
wheel, deps = glob.glob(os.path.join(sys.argv[1], '*.whl'))[0], sys.argv[2]
LIBRARIES = ('tensorflow/libtensorflow_cc.so.2', 'tensorflow/libtensorflow_framework.so.2')
with zipfile.ZipFile(wheel) as archive:
    for name in archive.namelist():
        if name in LIBRARIES:
            target = os.path.join(deps, 'lib', os.path.basename(name))
        elif name.startswith('tensorflow/include/') and not name.endswith('/'):
            target = os.path.join(deps, name[len('tensorflow/'):])
        else:
            continue
        os.makedirs(os.path.dirname(target), exist_ok=True)
        with archive.open(name) as source, open(target, 'wb') as sink:
            shutil.copyfileobj(source, sink)
`;

/** The wheel's library holds the C interface too, which the addon links against under the first name. */
function linkUnderNamesOfTheBuild(lib) {
  symlinkSync('libtensorflow_cc.so.2', join(lib, 'libtensorflow.so'));
  symlinkSync('libtensorflow_framework.so.2', join(lib, 'libtensorflow_framework.so'));
}

function buildAddon() {
  say('Building the addon, about a minute');
  const built = run('node-pre-gyp', ['rebuild', ...headersOfThisNode()], { cwd: PACKAGE_FOLDER });
  expectSuccess(built, 'the addon could not be built; install a C++ compiler and make');
}

/** The headers beside this Node where they are, so that the build need not download them. */
function headersOfThisNode() {
  const prefix = dirname(dirname(process.execPath));
  const header = join(prefix, 'include', 'node', 'node_version.h');
  if (!existsSync(header)) return [];
  const text = readFileSync(header, 'utf8');
  const version = ['MAJOR', 'MINOR', 'PATCH'].map((part) => new RegExp(`NODE_${part}_VERSION (\\d+)`).exec(text)?.[1]);
  return version.join('.') === process.versions.node ? [`--nodedir=${prefix}`] : [];
}

/** In a process of its own: a broken addon takes its process down. @returns the problem in one line, or undefined */
function checkBackend() {
  const checked = run(process.execPath, ['--input-type=module', '--eval', CHECK], { quiet: true });
  if (checked.status === 0) return undefined;
  return firstError(checked.output, `exit status ${checked.status}`);
}

function firstError(output, otherwise) {
  const line = output.split('\n').find((text) => /Error:/.test(text));
  return line?.trim() ?? otherwise;
}

/** One step of training of one convolution, as everything in training is made of such; the loss must fall. */
const CHECK = `
import util from 'node:util';
util.isNullOrUndefined ??= (value) => value === null || value === undefined;
util.isArray ??= Array.isArray;
const { default: tf } = await import('@tensorflow/tfjs-node');
const { conv2d } = await import('@tensorflow/tfjs-core');
if (tf.getBackend() !== 'tensorflow' || conv2d !== tf.conv2d) throw new Error('another tfjs-core is in use');
const image = tf.ones([1, 8, 8, 3]);
const filter = tf.variable(tf.fill([3, 3, 3, 4], 0.1));
const loss = () => tf.conv2d(image, filter, 1, 'same').square().mean();
const optimizer = tf.train.sgd(0.01);
const before = optimizer.minimize(loss, true).dataSync()[0];
if (!(loss().dataSync()[0] < before)) throw new Error('a convolution does not train');
`;

/** Runs a program; its output is shown only where it fails. @returns {{ status: number | null, output: string }} */
function run(program, parameters, { cwd = ROOT, timeout, quiet = false } = {}) {
  const binaries = [join(ROOT, 'node_modules', '.bin'), join(PACKAGE_FOLDER, 'node_modules', '.bin')];
  const env = { ...process.env, PATH: [...binaries, process.env.PATH].join(delimiter), TF_CPP_MIN_LOG_LEVEL: '2' };
  // With a limit it gets a process group of its own, so that what it started in its turn ends with it.
  const detached = timeout !== undefined;
  const options = { cwd, env, timeout, detached, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 };
  const ran = spawnSync(program, parameters, options);
  if (detached) endGroup(ran.pid);
  const output = `${ran.stdout ?? ''}${ran.stderr ?? ''}${ran.error?.message ?? ''}`;
  if (!quiet && ran.status !== 0) console.error(output.split('\n').slice(-15).join('\n'));
  return { status: ran.status, output };
}

function endGroup(pid) {
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // Nothing of it was left.
  }
}

function expectSuccess({ status }, sentence) {
  if (status !== 0) throw new Stop(`Stopped: ${sentence}.`);
}

function say(line) {
  console.log(`${line} ...`);
}

try {
  main();
} catch (error) {
  if (!(error instanceof Stop)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
