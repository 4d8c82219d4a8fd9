package workshop.benchmarks.contenders;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import workshop.benchmarks.Nats;

/** What one would write first: a string for each line, an array for each payload, and a queue between two threads. */
final class NaiveConsumer implements Contender {

    private record Received(String subject, byte[] payload) {}

    private final Tally tally = new Tally();
    private final BlockingQueue<Received> queue = new ArrayBlockingQueue<>(10_000);

    NaiveConsumer(Assignment assignment) throws IOException {
        Socket socket = new Socket(assignment.address().getAddress(), assignment.port());
        OutputStream out = socket.getOutputStream();
        out.write(Nats.SUBSCRIBE.getBytes(US_ASCII));
        DataInputStream in = new DataInputStream(new BufferedInputStream(socket.getInputStream(), 64 * 1024));
        Work.start(() -> read(in));
        Work.start(this::handle);
    }

    private void read(DataInputStream in) throws IOException, InterruptedException {
        while (true) {
            String[] fields = line(in).split(" ");
            if (fields[0].equals("MSG")) {
                byte[] payload = new byte[Integer.parseInt(fields[fields.length - 1])];
                in.readFully(payload);
                line(in);
                queue.put(new Received(fields[1], payload));
            }
        }
    }

    private static String line(DataInputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.readUnsignedByte(); next != '\n'; next = in.readUnsignedByte()) {
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return line.toString();
    }

    private void handle() throws InterruptedException {
        while (true) {
            byte[] payload = queue.take().payload();
            tally.count(payload[payload.length - 1]);
        }
    }

    @Override
    public long units() {
        return tally.messages();
    }
}
