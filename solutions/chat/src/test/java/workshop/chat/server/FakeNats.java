package workshop.chat.server;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import workshop.chat.Background;

/**
 * The part of a NATS server that a chat server needs, with every fault that a test asks for.
 *
 * @see <a href="https://docs.nats.io/reference/reference-protocols/nats-protocol">NATS client protocol</a>
 */
final class FakeNats implements AutoCloseable {

    private final ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final Set<Client> clients = ConcurrentHashMap.newKeySet();
    private final int maxPayload;

    volatile boolean refusesCredentials;
    volatile boolean refusesPublish;
    volatile boolean refusesSubscribe;
    volatile int connects;
    volatile int violations;
    private final Map<String, BusMessage> last = new ConcurrentHashMap<>();
    private boolean frozen;

    FakeNats(int maxPayload) throws IOException {
        this.maxPayload = maxPayload;
        Background.start(this::accept);
    }

    String url() {
        return "nats://ada:secret@127.0.0.1:" + listener.getLocalPort();
    }

    private void accept() throws IOException {
        while (true) {
            Socket socket = listener.accept();
            connects++;
            Background.start(() -> {
                try (socket) {
                    new Client(socket).serve();
                }
            });
        }
    }

    /** The last message that a chat server has published. */
    Optional<BusMessage> last(String server) {
        return Optional.ofNullable(last.get(server));
    }

    /** As SIGSTOP does: the kernel still accepts connections and bytes, and the server does not answer. */
    synchronized void freeze() {
        frozen = true;
    }

    synchronized void thaw() {
        frozen = false;
        notifyAll();
    }

    private synchronized void whileFrozen() throws InterruptedException {
        while (frozen) {
            wait();
        }
    }

    /** Withdraws the permission to subscribe, and ends the subscriptions. */
    void refuseSubscribe() throws IOException {
        refusesSubscribe = true;
        for (Client client : clients) {
            client.subscription = null;
            client.send("-ERR 'Permissions Violation for Subscription to \"" + client.subject + "\"'");
        }
    }

    /** Ends all connections. */
    void dropAll() throws IOException {
        for (Client client : clients) {
            client.socket.close();
        }
    }

    /** How many clients have subscribed. */
    long subscribers() {
        return clients.stream().filter(client -> client.subscription != null).count();
    }

    /** Publishes to all subscribers. */
    void publish(byte[] data) {
        for (Client client : clients) {
            try {
                client.deliver(data);
            } catch (IOException e) {
                // This subscriber has gone, which must not disturb the publisher.
                clients.remove(client);
            }
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
        thaw();
        dropAll();
    }

    private final class Client {

        private final Socket socket;
        private final InputStream in;
        private final OutputStream out;
        private volatile String subscription;
        private volatile String subject;

        Client(Socket socket) throws IOException {
            this.socket = socket;
            this.in = new BufferedInputStream(socket.getInputStream());
            this.out = socket.getOutputStream();
            clients.add(this);
        }

        void serve() throws IOException, InterruptedException {
            try {
                whileFrozen();
                send("INFO {\"server_id\":\"fake\",\"version\":\"2.9.10\",\"proto\":1,\"headers\":true,\"max_payload\":"
                        + maxPayload + "}");
                for (String line = line(); line != null; line = line()) {
                    whileFrozen();
                    obey(line.split(" "));
                }
            } finally {
                clients.remove(this);
            }
        }

        private void obey(String[] words) throws IOException {
            switch (words[0]) {
                case "CONNECT" -> {
                    if (refusesCredentials) {
                        send("-ERR 'Authorization Violation'");
                        socket.close();
                    }
                }
                case "PING" -> send("PONG");
                case "SUB" -> {
                    if (refusesSubscribe) {
                        violations++;
                        send("-ERR 'Permissions Violation for Subscription to \"" + words[1] + "\"'");
                    } else {
                        subject = words[1];
                        subscription = words[2];
                    }
                }
                case "PUB" -> {
                    byte[] data = in.readNBytes(Integer.parseInt(words[2]));
                    line();
                    if (refusesPublish) {
                        violations++;
                        send("-ERR 'Permissions Violation for Publish to \"" + words[1] + "\"'");
                    } else {
                        publish(data);
                        BusMessage message = BusMessage.decode(data);
                        last.put(message.server(), message);
                    }
                }
                default -> {
                    // PONG and UNSUB need no answer.
                }
            }
        }

        private String line() throws IOException {
            var line = new StringBuilder();
            for (int b = in.read(); b != '\n'; b = in.read()) {
                if (b < 0) {
                    return null;
                }
                line.append((char) b);
            }
            return line.toString().strip();
        }

        void deliver(byte[] data) throws IOException {
            if (subscription != null) {
                synchronized (out) {
                    send("MSG " + subject + " " + subscription + " " + data.length);
                    out.write(data);
                    send("");
                }
            }
        }

        private void send(String line) throws IOException {
            synchronized (out) {
                out.write((line + "\r\n").getBytes(US_ASCII));
            }
        }
    }
}
