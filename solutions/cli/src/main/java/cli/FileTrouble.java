package cli;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import judge.NotUtf8Exception;

/** Says which file cannot be read or written, and why. */
final class FileTrouble {

    private static final Pattern SOURCES = Pattern.compile("step0(\\d)-[^/\\\\]+[/\\\\]src[/\\\\]main\\b.*");

    private FileTrouble() {}

    /** A sentence without its full stop, or more than one. */
    static String words(IOException e) {
        if (!(e instanceof FileSystemException trouble) || trouble.getFile() == null) {
            return Objects.requireNonNullElse(e.getMessage(), e.toString());
        }
        String file = Path.of(trouble.getFile()).normalize().toString();
        return file
                + switch (trouble) {
                    case NoSuchFileException missing -> " is missing" + advice(file);
                    case AccessDeniedException denied -> " cannot be read or written: you do not have the permission";
                    case FileAlreadyExistsException inTheWay -> " is in the way";
                    case NotDirectoryException noFolder -> " is a file, and not a folder";
                    case NotUtf8Exception notUtf8 -> " is not UTF-8. Save it in this encoding";
                    default -> ": " + Objects.requireNonNullElse(trouble.getReason(), trouble.toString());
                };
    }

    private static String advice(String file) {
        Matcher sources = SOURCES.matcher(file);
        return sources.matches()
                ? ". ./workshop reset " + sources.group(1) + " --whole-file brings its files back"
                : "";
    }
}
