package workshop.zerocopy;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Consumer;

/**
 * The other consumer in the race, written as most programmers would write it first. It makes a string for each line and
 * an array for each payload, and passes them through a queue to a thread that calls the handler.
 */
public final class NaiveConsumer {

    /** A message, copied out of the stream. */
    public record Copy(String subject, byte[] payload) {}

    /** Marks the end of the queue. */
    private static final Copy END = new Copy("", new byte[0]);

    private final Socket socket;
    private final String subject;
    private final Consumer<Copy> handler;
    private final BlockingQueue<Copy> queue = new ArrayBlockingQueue<>(10_000);

    /**
     * A consumer for one connection.
     *
     * @param socket connected to a NATS server; the caller closes it
     * @param subject the subject to subscribe to
     * @param handler is called for each message, on a thread of this consumer; it must not throw
     */
    public NaiveConsumer(Socket socket, String subject, Consumer<Copy> handler) {
        this.socket = socket;
        this.subject = subject;
        this.handler = handler;
    }

    /**
     * Reads until the stream ends or the socket fails, and ends when all messages are handled. After an interrupt,
     * it does not wait for them.
     */
    public void consume() throws IOException, InterruptedException {
        Thread handling = Thread.ofPlatform().daemon().name("naive-handler").start(this::handle);
        try {
            InputStream in = new BufferedInputStream(socket.getInputStream(), 64 * 1024);
            OutputStream out = socket.getOutputStream();
            for (String line = line(in); line != null; line = line(in)) {
                operation(line, in, out);
            }
        } finally {
            try {
                queue.put(END);
                handling.join();
            } finally {
                // If this thread is interrupted, the other one ends too.
                handling.interrupt();
            }
        }
    }

    private void operation(String line, InputStream in, OutputStream out) throws IOException, InterruptedException {
        String[] fields = line.split(" ");
        switch (fields[0]) {
            case "MSG" -> {
                byte[] payload = in.readNBytes(Integer.parseInt(fields[fields.length - 1]));
                if (line(in) == null) {
                    throw new EOFException("the stream ended inside a message");
                }
                queue.put(new Copy(fields[1], payload));
            }
            case "INFO" -> out.write(("CONNECT {\"verbose\":false}\r\nSUB " + subject + " 1\r\n").getBytes(US_ASCII));
            case "PING" -> out.write("PONG\r\n".getBytes(US_ASCII));
            default -> throw new IOException("unexpected operation: " + line);
        }
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0 && !line.isEmpty()) {
                throw new EOFException("the stream ended inside a line");
            }
            if (next < 0) {
                return null;
            }
            line.append((char) next);
        }
        return line.toString().strip();
    }

    private void handle() {
        try {
            for (Copy next = queue.take(); next != END; next = queue.take()) {
                handler.accept(next);
            }
        } catch (InterruptedException e) {
            // The thread that reads was interrupted.
        }
    }
}
