package cli.doctor;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.Callable;

/** Whether programs on this machine can talk to each other over this address. */
record LoopbackCheck(InetAddress address) implements Callable<Finding> {

    private static final int LIMIT_MILLIS = 3000;

    @Override
    public Finding call() {
        String name = address.getHostAddress().replace("0:0:0:0:0:0:0:", "::");
        try (ServerSocket server = new ServerSocket(0, 1, address);
                Socket client = new Socket()) {
            server.setSoTimeout(LIMIT_MILLIS);
            client.setSoTimeout(LIMIT_MILLIS);
            client.connect(server.getLocalSocketAddress(), LIMIT_MILLIS);
            try (Socket accepted = server.accept()) {
                accepted.getOutputStream().write(1);
                client.getInputStream().read();
            }
            return Finding.fine("a connection over " + name + " carries bytes");
        } catch (IOException e) {
            return Finding.trouble(
                    "no connection over " + name + ": " + e.getMessage(),
                    "Let Java listen and connect on the loopback interface: see the system's network settings and its firewall.");
        }
    }
}
