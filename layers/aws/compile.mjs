// Compiles a folder with the Python of the Lambda runtime, which this machine need not have.
import { loadPyodide } from "pyodide";

const [folder, magic] = process.argv.slice(2);
const python = await loadPyodide({ stdout: () => {} });
python.mountNodeFS("/shipped", folder);
const said = python.runPython(`
import compileall, importlib.util, py_compile
compileall.compile_dir(
    "/shipped", quiet=2, stripdir="/shipped",
    invalidation_mode=py_compile.PycInvalidationMode.UNCHECKED_HASH,
)
str(int.from_bytes(importlib.util.MAGIC_NUMBER[:2], "little"))
`);
if (said !== magic) {
  console.error(`compiled for magic number ${said}, wanted ${magic}`);
  process.exit(1);
}
