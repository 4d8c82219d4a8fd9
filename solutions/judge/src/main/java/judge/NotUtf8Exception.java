package judge;

import java.nio.file.FileSystemException;
import java.nio.file.Path;

/** A file whose bytes are no text in UTF-8. */
public final class NotUtf8Exception extends FileSystemException {

    private static final long serialVersionUID = 1L;

    NotUtf8Exception(Path file) {
        super(file.toString(), null, "not UTF-8");
    }
}
