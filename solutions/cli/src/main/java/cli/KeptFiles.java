package cli;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Replaces files of the learner, and keeps what they held. Each replacement has a folder below {@code .workshop/kept}, with
 * copies of the files. This class never deletes such a folder.
 */
final class KeptFiles {

    /** In UTC, so that the names of the folders are in order when the clocks change in autumn. */
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HHmmss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

    /** What undo itself has replaced: only redo brings it back. */
    private static final String UNDO = "-undo";

    private static final String REDO = "-redo";

    /** The end of the name of a folder that undo has used. */
    private static final String USED = ".used";

    /** The name of a folder that undo or redo can use: the time, the command, and whether undo or redo has made it. */
    private static final Pattern NAME =
            Pattern.compile("(\\d{4}-\\d\\d-\\d\\dT\\d{6}\\.\\d{6}Z)-(.+?)(" + UNDO + "|" + REDO + ")?");

    private final Path workshop;
    private final Path folder;

    /**
     * Reads nothing yet.
     *
     * @param workshop the folder of the workshop, to which all paths of files are relative
     */
    KeptFiles(Path workshop) {
        this.workshop = workshop;
        this.folder = Kept.folder(workshop).resolve("kept");
    }

    /**
     * Keeps the files as they are, and replaces them then. If it throws, each file has either its old bytes or its new ones. The
     * old ones are kept if one was replaced. After a {@link NotKeptException}, all files have their old bytes.
     *
     * @param what the reason, as a part of the folder's name
     * @param files the new bytes of each file
     * @return the folder with the old files
     */
    Path replace(String what, Map<Path, byte[]> files) throws IOException {
        Map<Path, Path> written = new LinkedHashMap<>();
        try {
            // All are written before the first is moved: a full disk is noticed while no file has changed.
            for (Map.Entry<Path, byte[]> file : files.entrySet()) {
                Path target = target(file.getKey());
                Path beside = beside(target);
                written.put(beside, target);
                write(beside, file.getValue());
            }
            Path kept = keep(what, files.keySet());
            for (Map.Entry<Path, Path> file : written.entrySet()) {
                move(file.getKey(), file.getValue());
            }
            return workshop.relativize(kept);
        } finally {
            written.keySet().forEach(KeptFiles::delete);
        }
    }

    /** Replaces one file, and keeps nothing. If it throws, as on a full disk, the file has its old bytes. */
    static void replace(Path file, byte[] bytes) throws IOException {
        Path beside = beside(file);
        try {
            write(beside, bytes);
            move(beside, file);
        } finally {
            delete(beside);
        }
    }

    private static Path beside(Path file) {
        return file.resolveSibling(file.getFileName() + ".new");
    }

    /** The files could not be kept. So none was replaced. */
    static final class NotKeptException extends IOException {

        private static final long serialVersionUID = 1L;

        NotKeptException(IOException cause) {
            super(FileTrouble.words(cause), cause);
        }

        @Override
        public synchronized IOException getCause() {
            return (IOException) super.getCause();
        }
    }

    /** The file itself, if a link leads to it. */
    private Path target(Path file) throws IOException {
        Path path = workshop.resolve(file);
        return Files.exists(path) ? path.toRealPath() : path;
    }

    private Path keep(String what, Iterable<Path> files) throws NotKeptException {
        try {
            return copies(what, files);
        } catch (IOException e) {
            throw new NotKeptException(e);
        }
    }

    private Path copies(String what, Iterable<Path> files) throws IOException {
        Files.createDirectories(folder);
        Path unfinished = Files.createTempDirectory(folder, "unfinished");
        for (Path file : files) {
            if (Files.exists(workshop.resolve(file))) {
                write(unfinished.resolve(file), Files.readAllBytes(workshop.resolve(file)));
            }
        }
        Path kept = folder.resolve(TIME.format(afterAll()) + "-" + what);
        return Files.move(unfinished, kept);
    }

    /** Now; or just after the newest replacement, if the clock was set back since: undo takes the one of the latest time. */
    private Instant afterAll() throws IOException {
        Instant now = Instant.now();
        return newest(name -> true)
                .map(path -> Replacement.of(path).time().plus(1, ChronoUnit.MICROS))
                .filter(now::isBefore)
                .orElse(now);
    }

    /** Writes a file, and waits until the disk has it. */
    private static void write(Path file, byte[] bytes) throws IOException {
        Files.createDirectories(file.getParent());
        Files.write(file, bytes);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            // It stays, and harms nothing: it is no Java file, and the next replacement writes over it.
        }
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, REPLACE_EXISTING);
        }
    }

    // --- Bringing back ---

    /**
     * A replacement of files.
     *
     * @param what the command that has made it, or that was undone or redone, such as {@code catch-up-2.3}
     * @param time when it was made
     */
    record Replacement(String what, Instant time) {

        private static Replacement of(Path kept) {
            Matcher name = NAME.matcher(name(kept));
            if (!name.matches()) {
                throw new IllegalArgumentException("no folder of a replacement: " + kept);
            }
            return new Replacement(name.group(2), Instant.from(TIME.parse(name.group(1))));
        }
    }

    /**
     * What undo or redo did.
     *
     * @param what the replacement that is undone or redone
     * @param files the files that were brought back; none if the files did not exist before
     * @param kept the folder with what they held before
     */
    record Back(Replacement what, List<Path> files, Path kept) {}

    /** Brings back what the last replacement replaced that was not undone yet. So each further call goes one back. */
    Optional<Back> undo() throws IOException {
        return back(newest(KeptFiles::isToUndo), UNDO);
    }

    /** The replacement that the next undo takes back. */
    Optional<Replacement> nextUndo() throws IOException {
        return newest(KeptFiles::isToUndo).map(Replacement::of);
    }

    /** Brings back what the last undo replaced, unless a command has replaced files since: what they held then is older. */
    Optional<Back> redo() throws IOException {
        return back(newest(name -> isOpenUndo(name) || isCommand(name)).filter(path -> isOpenUndo(name(path))), REDO);
    }

    private static boolean isOpenUndo(String name) {
        return name.endsWith(UNDO);
    }

    private static boolean isCommand(String name) {
        String what = name.endsWith(USED) ? name.substring(0, name.length() - USED.length()) : name;
        return !what.endsWith(UNDO) && !what.endsWith(REDO);
    }

    private static boolean isToUndo(String name) {
        return !name.endsWith(USED) && !name.endsWith(UNDO);
    }

    private Optional<Path> newest(Predicate<String> isWanted) throws IOException {
        if (!Files.exists(folder)) {
            return Optional.empty();
        }
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(Files::isDirectory)
                    .filter(path -> NAME.matcher(name(path)).matches() && isWanted.test(name(path)))
                    .max(Comparator.comparing(KeptFiles::name));
        }
    }

    private Optional<Back> back(Optional<Path> from, String suffix) throws IOException {
        if (from.isEmpty()) {
            return Optional.empty();
        }
        Replacement what = Replacement.of(from.get());
        Map<Path, byte[]> files = filesIn(from.get());
        Path kept = replace(what.what() + suffix, files);
        Files.move(from.get(), from.get().resolveSibling(name(from.get()) + USED));
        return Optional.of(new Back(what, List.copyOf(files.keySet()), kept));
    }

    private static Map<Path, byte[]> filesIn(Path kept) throws IOException {
        Map<Path, byte[]> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(kept)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                files.put(kept.relativize(file), Files.readAllBytes(file));
            }
        }
        return files;
    }

    private static String name(Path path) {
        return path.getFileName().toString();
    }
}
