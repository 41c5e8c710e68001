// Compiles a folder with the Python of the Lambda runtime, which this machine need not have.
import { loadPyodide } from "pyodide";

const [folder, magic] = process.argv.slice(2);
const python = await loadPyodide({ stdout: (line) => console.error(line) });
python.mountNodeFS("/shipped", folder);
const said = python.runPython(`
import compileall, importlib.util, py_compile
done = compileall.compile_dir(
    "/shipped", quiet=1, stripdir="/shipped",
    invalidation_mode=py_compile.PycInvalidationMode.UNCHECKED_HASH,
)
f"{bool(done)} {int.from_bytes(importlib.util.MAGIC_NUMBER[:2], 'little')}"
`);
if (said !== `True ${magic}`) {
  console.error(`compiled, magic number: ${said}; wanted: True ${magic}`);
  process.exit(1);
}
