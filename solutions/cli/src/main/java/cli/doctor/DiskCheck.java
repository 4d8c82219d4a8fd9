package cli.doctor;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;

/** Whether the disks of these folders have space. */
record DiskCheck(List<Path> folders) implements Callable<Finding> {

    private static final long MEBIBYTE = 1024 * 1024;
    private static final long NEEDED = 1024 * MEBIBYTE;

    @Override
    public Finding call() throws IOException {
        for (Path folder : folders) {
            long free = free(folder);
            if (free < NEEDED) {
                return Finding.trouble(
                        "only " + free / MEBIBYTE + " MiB are free in " + folder.toRealPath(),
                        "Make room for " + NEEDED / MEBIBYTE + " MiB.");
            }
        }
        return Finding.fine(free(folders.getFirst()) / MEBIBYTE + " MiB are free");
    }

    /** {@code Files.getFileStore} does not find the disk of a container whose mount points are not listed. */
    private static long free(Path folder) {
        return folder.toFile().getUsableSpace();
    }
}
