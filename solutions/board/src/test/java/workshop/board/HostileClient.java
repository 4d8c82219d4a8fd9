package workshop.board;

import java.io.IOException;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.BooleanSupplier;
import judge.BoardReport;
import judge.Exercise;

/** Sends what no learner would send, on one connection after the other, while silent connections of its own stay open. */
final class HostileClient {

    private static final int SILENT = 20;
    private static final int PAUSE_MILLIS = 10;

    private final Random random = new Random(1);
    private final int port;
    private final BooleanSupplier goesOn;
    private volatile long attacks;

    HostileClient(int port, BooleanSupplier goesOn) {
        this.port = port;
        this.goesOn = goesOn;
    }

    /** How many attacks have ended. */
    long attacks() {
        return attacks;
    }

    Void run() throws Exception {
        List<Participant> silent = new ArrayList<>();
        for (int i = 0; i < SILENT; i++) {
            silent.add(new Participant(port));
            silent.getLast().send(new byte[i % 4]);
        }
        for (long i = 0; goesOn.getAsBoolean(); i++) {
            attack((int) (i % 7));
            attacks = i + 1;
            Thread.sleep(PAUSE_MILLIS);
        }
        for (Participant each : silent) {
            each.close();
        }
        return null;
    }

    private void attack(int kind) throws IOException {
        try (var connection = new Participant(port)) {
            switch (kind) {
                case 0 -> refused(connection, garbage());
                case 1 -> refused(connection, new byte[] {0x7f, -1, -1, -1, 1});
                case 2 -> refused(connection, new byte[] {-1, -1, -1, -1});
                case 3 -> refused(connection, Participant.frame(report().put(0, (byte) 2)));
                case 4 -> refused(connection, Participant.frame(withEscape()));
                case 5 -> connection.send(Arrays.copyOf(Participant.frame(report()), 10));
                default -> {}
            }
        }
    }

    /** Its first four bytes are no length that is allowed. */
    private byte[] garbage() {
        byte[] bytes = new byte[4 + random.nextInt(5000)];
        random.nextBytes(bytes);
        bytes[0] = 0x47;
        return bytes;
    }

    private static ByteBuffer report() {
        return new BoardReport(1, "mallory", new Exercise(1, 1), true, "").encode();
    }

    private static ByteBuffer withEscape() {
        ByteBuffer report = report();
        return report.put(report.limit() - 2, (byte) '\033');
    }

    /** Sends bytes, and waits until the board has closed the connection. It may do so before all of them are sent. */
    private static void refused(Participant connection, byte[] bytes) throws IOException {
        try {
            connection.send(bytes);
        } catch (SocketException closed) {
            return;
        }
        connection.rest();
    }
}
