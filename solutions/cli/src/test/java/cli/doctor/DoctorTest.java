package cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Each check of the doctor finds what it looks for. */
@DisplayName("The doctor")
@Timeout(30)
class DoctorTest {

    private static final Executables NONE = new Executables("");
    private static final Path WORKSHOP = Path.of(System.getProperty("workshop"));

    @TempDir
    private Path scratch;

    @Test
    @DisplayName("has a finding with advice, or one that is fine, for each check of this machine")
    void all() throws UnknownHostException {
        for (Check check : Doctor.checks(WORKSHOP, Executables.ofSystem(), 0)) {
            Finding finding = check.start(Duration.ofSeconds(20)).join();
            assertThat(finding.text()).as(check.name()).isNotBlank().doesNotContain("has failed");
            assertThat(finding.advice().isEmpty())
                    .as("%s: %s", check.name(), finding)
                    .isEqualTo(finding.fine());
        }
    }

    @Test
    @DisplayName("does not wait for a check that hangs")
    void hangs() {
        Check hanging = Check.needed("hanging", () -> {
            new CountDownLatch(1).await();
            return Finding.fine("never");
        });
        assertTrouble(hanging.start(Duration.ofMillis(50)).join(), "no answer within");
    }

    @Test
    @DisplayName("names the process that has the port")
    void portInUse() throws IOException {
        try (ServerSocket inUse = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = inUse.getLocalPort();
            assertTrouble(new PortCheck(port, NONE).call(), "not free", "--port");
            Executables programs = Executables.ofSystem();
            assumeFalse(programs.find("ss").isEmpty() && programs.find("lsof").isEmpty(), "no ss and no lsof here");
            assertTrouble(
                    new PortCheck(port, programs).call(),
                    "by process " + ProcessHandle.current().pid());
        }
    }

    @Test
    @DisplayName("notices a missing, an old and a strange Maven")
    void maven() throws IOException {
        Path mvn = Path.of("mvn");
        assertTrouble(new MavenCheck(NONE).call(), "no program mvn", "3.8.6");
        assertTrouble(MavenCheck.describe(mvn, "Apache Maven 3.8.5 (3599d34)\nJava version: 17.0.1"), "3.8.5", "3.8.6");
        assertTrouble(MavenCheck.describe(mvn, "sh: java: not found"), "java: not found");
        assertFine(MavenCheck.describe(mvn, "Apache Maven 3.8.6 (84538c9)\nJava version: 17.0.1"), "3.8.6");
        assertFine(MavenCheck.describe(mvn, "Apache Maven 4.0.0-rc-4 (bed0f8)\nJava version: 21.0.1"), "4.0.0-rc-4");
        assertFine(MavenCheck.describe(mvn, "Apache Maven 3.9.9 (8e8579a)\nJava version: 1.8.0_402"), "Java 8");
    }

    @Test
    @DisplayName("names other JDKs that are too old")
    void jdks() throws IOException {
        Path old = Files.createDirectories(scratch.resolve("old"));
        Files.writeString(old.resolve("release"), "IMPLEMENTOR=\"Debian\"\nJAVA_VERSION=\"17.0.18\"\n");
        Path oldest = Files.createDirectories(scratch.resolve("oldest"));
        Files.writeString(oldest.resolve("release"), "JAVA_VERSION=\"1.8.0_402\"\n");

        assertFine(new JdkCheck(List.of(old, oldest, scratch)).call(), "too old for the workshop: 17.0.18, 8");
        assertThat(new JdkCheck(List.of()).call().text()).doesNotContain("too old");
    }

    @Test
    @DisplayName("notices a folder whose name separates a class path, and a folder that cannot be written")
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "Windows has no such names and other permissions")
    void folder() throws IOException {
        Path badName = Files.createDirectory(scratch.resolve("a:b"));
        assertTrouble(new FolderCheck(badName).call(), "a:b");
        assertFine(
                new FolderCheck(scratch.resolve("a:b").getParent()).call(),
                scratch.getFileName().toString());

        Path readOnly = Files.createDirectories(scratch.resolve("workshop/step/target"));
        Files.createFile(readOnly.resolveSibling("pom.xml"));
        readOnly.toFile().setWritable(false);
        assumeFalse(Files.isWritable(readOnly), "this user may write everywhere");
        assertTrouble(new FolderCheck(scratch.resolve("workshop")).call(), "target");
    }

    @Test
    @DisplayName("names plugins and libraries that are not downloaded yet")
    void offline() throws Exception {
        assertTrouble(
                new OfflineCheck(WORKSHOP, scratch).call(), "maven-clean-plugin", "more", "mvn verify -Psolutions");
        assertThat(new OfflineCheck(WORKSHOP, OfflineCheck.localRepository())
                        .call()
                        .text())
                .as("what is missing: not what this program runs with")
                .doesNotContain("picocli", "maven-compiler-plugin", "${");
    }

    @Test
    @DisplayName("names a library of which there is only the pom, unless Maven needs no more of it")
    void offlinePom() throws Exception {
        Files.createDirectory(scratch.resolve("solutions"));
        Files.writeString(scratch.resolve("pom.xml"), """
                <project><properties/><dependencies>
                  <dependency><groupId>io.poms</groupId><artifactId>library</artifactId><version>1</version></dependency>
                  <dependency><groupId>io.poms</groupId><artifactId>bom</artifactId><version>1</version>
                    <type>pom</type></dependency>
                </dependencies></project>
                """);
        Files.createFile(
                Files.createDirectories(scratch.resolve("io/poms/bom/1")).resolve("bom-1.pom"));
        Path library = Files.createDirectories(scratch.resolve("io/poms/library/1"));
        Files.createFile(library.resolve("library-1.pom"));

        assertThat(new OfflineCheck(scratch, scratch).call().text()).isEqualTo("not downloaded yet: library 1");
        Files.createFile(library.resolve("library-1.jar"));
        assertFine(new OfflineCheck(scratch, scratch).call(), "all plugins and libraries");
    }

    @Test
    @DisplayName("names a library of a program that is gone, also one that only another library needs")
    void offlineProgram() throws Exception {
        Path repository = OfflineCheck.localRepository();
        Path target = Files.createDirectories(scratch.resolve("solutions/chat/target"));
        Files.copy(WORKSHOP.resolve("pom.xml"), scratch.resolve("pom.xml"));
        Path gone = repository.resolve("io/gone/1.0/gone-1.0.jar");
        Files.writeString(target.resolve("classpath"), gone + File.pathSeparator + scratch.resolve("classes") + "\n");

        assertTrouble(new OfflineCheck(scratch, repository).call(), "gone-1.0.jar");
    }

    @Test
    @DisplayName("misses nothing in an unzipped bundle, whose repository has what Maven's own has not yet")
    void offlineBundle() throws Exception {
        Path workshop = Files.createDirectory(scratch.resolve("workshop"));
        Path local = Files.createDirectory(scratch.resolve("local"));
        Files.writeString(workshop.resolve("pom.xml"), """
                <project><properties/><dependencies>
                  <dependency><groupId>io.jars</groupId><artifactId>library</artifactId><version>1</version></dependency>
                </dependencies></project>
                """);
        Path target = Files.createDirectories(workshop.resolve("solutions/chat/target"));
        Path noted = local.resolve("io/jars/library/1/library-1.jar");
        Files.writeString(target.resolve("classpath"), noted + "\n");
        var check = new OfflineCheck(workshop, local);
        assertTrouble(check.call(), "library 1", "library-1.jar");

        Path library = Files.createDirectories(workshop.resolve("repository/io/jars/library/1"));
        Files.createFile(library.resolve("library-1.pom"));
        Files.createFile(library.resolve("library-1.jar"));

        assertFine(check.call(), local + " and " + workshop.resolve("repository"));
    }

    @Test
    @DisplayName("tells the programs apart that are called nc")
    void netcat() throws IOException {
        Path nc = Path.of("nc");
        assertTrouble(new NetcatCheck(NONE).call(), "no nc");
        assertTrouble(NetcatCheck.describe(nc, "[v1.10-47]\nconnect to somewhere:"), "none of the three");
        assertFine(NetcatCheck.describe(nc, "OpenBSD netcat (Debian patchlevel 1.219-1)"), "OpenBSD");
        assertFine(NetcatCheck.describe(nc, "Ncat 7.95 ( https://nmap.org/ncat )"), "ncat");
        assertFine(NetcatCheck.describe(nc, "usage: nc [-46h] [--apple-recv-anyif] [hostname] [port]"), "macOS");
    }

    @Test
    @DisplayName("notices what is too little or missing")
    void limits() {
        assertTrouble(DescriptorCheck.describe(256, "unlimited"), "256", "ulimit -n 4096");
        assertTrouble(DescriptorCheck.describe(1024, "1024"), "1024", "administrator");
        assertFine(DescriptorCheck.describe(4096, "unlimited"), "4096");
        assertTrouble(MemoryCheck.describe(512 << 20), "512 MiB");
        assertTrouble(new EncodingCheck("ISO-8859-1").call(), "ISO-8859-1");
        assertFine(new EncodingCheck("UTF-8").call(), "UTF-8");
        assertTrouble(new SocketToolsCheck(NONE).call(), "ss", "workshop sockets");
        assertThat(new NatsServerCheck(NONE).call().fine()).isFalse();
    }

    private static void assertTrouble(Finding finding, String... words) {
        assertThat(finding.fine()).as("%s is fine", finding).isFalse();
        assertThat(finding.text() + " " + finding.advice()).contains(words);
        assertThat(finding.advice()).as("advice for %s", finding.text()).isNotEmpty();
    }

    private static void assertFine(Finding finding, String words) {
        assertThat(finding.text()).contains(words);
        assertThat(finding.fine()).as("%s is fine", finding).isTrue();
    }
}
