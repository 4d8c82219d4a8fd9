package cli.doctor;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The checks of a machine. */
public final class Doctor {

    private Doctor() {}

    /**
     * All checks that this system can make.
     *
     * @param workshop the folder of the workshop
     * @param programs those that the workshop may start
     * @param port the port that the demos listen on
     */
    public static List<Check> checks(Path workshop, Executables programs, int port) throws UnknownHostException {
        InetAddress ipv4 = InetAddress.getByName("127.0.0.1");
        InetAddress ipv6 = InetAddress.getByName("::1");
        Path repository = OfflineCheck.localRepository();
        List<Check> checks = new ArrayList<>();
        checks.add(Check.needed("JDK", new JdkCheck(JdkCheck.usualHomes())));
        checks.add(Check.needed("Maven", new MavenCheck(programs)));
        checks.add(Check.needed("IPv4", new LoopbackCheck(ipv4)));
        checks.add(Check.optional("IPv6", new LoopbackCheck(ipv6)));
        checks.add(Check.needed("port " + port, new PortCheck(port, programs)));
        if (!Executables.WINDOWS) {
            checks.add(Check.needed("open files", new DescriptorCheck()));
        }
        checks.add(Check.needed("folder", new FolderCheck(workshop)));
        checks.add(Check.needed("disk", new DiskCheck(List.of(workshop, repository))));
        checks.add(Check.needed("memory", new MemoryCheck()));
        checks.add(Check.optional("encoding", new EncodingCheck(System.getProperty("stdout.encoding"))));
        checks.add(Check.optional("offline", new OfflineCheck(workshop, repository)));
        checks.add(Check.optional("nc", new NetcatCheck(programs)));
        checks.add(Check.optional("sockets", new SocketToolsCheck(programs)));
        checks.add(Check.optional("nats-server", new NatsServerCheck(programs)));
        return checks;
    }
}
