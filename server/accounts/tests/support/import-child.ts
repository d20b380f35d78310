/**
 * An import in a process of its own, so that a test can kill it. Says a line after each commit:
 * `import-child.ts <connection string> <folder> <day> <accounts in a commit>`.
 */
import { openImportScene } from "./import-scene";

const [appUrl = "", folder = "", day = "", batchSize = "20"] = process.argv.slice(2);
const scene = openImportScene(appUrl, Number(batchSize));
process.stdout.write("ready\n");
await scene.run(folder, day, { onImporting: ({ accounts }) => void process.stdout.write(`${accounts}\n`) });
await scene.close();
process.exit(0);
