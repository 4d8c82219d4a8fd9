package cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Writes a ZIP for computers without a network. */
@Command(
        name = "bundle",
        description = {
            "Writes a ZIP with the workshop and all libraries that it needs, for computers without a network.",
            "%nThe exercises in it are unsolved, whatever your files have. It takes some minutes: docs/venue.md says more.%n"
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class BundleCommand implements Callable<Integer> {

    @Option(
            names = "--output",
            paramLabel = "FILE.zip",
            defaultValue = "workshop-offline.zip",
            description = "The file to write. By default ${DEFAULT-VALUE}, in the folder of the workshop.")
    private Path output;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path workshop = Path.of(System.getProperty("workshop")).toRealPath();
        Path zip = workshop.resolve(output);
        if (Files.exists(zip)) {
            throw new CommandException(zip + " is there already. Delete it, or name another file with --output.");
        }
        if (!Files.isDirectory(zip.getParent())) {
            throw new CommandException(
                    "There is no folder " + zip.getParent() + " to write " + zip.getFileName() + " into.");
        }
        System.out.println("1 of 3: copies the workshop, with unsolved exercises.");
        try (Bundle bundle = Bundle.of(workshop)) {
            bundle.copyFiles();
            System.out.println("2 of 3: Maven builds the copy, with an empty repository. It may download libraries.");
            bundle.fetchLibraries();
            System.out.println("3 of 3: writes the ZIP.");
            bundle.write(zip);
        }
        Files.writeString(
                zip.resolveSibling(zip.getFileName() + ".sha256"), sha256(zip) + "  " + zip.getFileName() + "\n");
        System.out.println(zip + ", " + Files.size(zip) / 1_000_000 + " MB. Beside it is its checksum.");
        return 0;
    }

    private static String sha256(Path file) throws IOException {
        try (var content = new DigestInputStream(Files.newInputStream(file), MessageDigest.getInstance("SHA-256"))) {
            content.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(content.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
