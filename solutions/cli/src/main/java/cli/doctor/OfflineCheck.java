package cli.doctor;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * Whether all commands work without a network: whether Maven finds here all plugins and libraries whose versions are in the workshop's
 * {@code pom.xml}, and all libraries that these need for the programs that Maven has built.
 *
 * @param workshop the folder of the workshop; a bundle has a repository in it: see {@code docs/venue.md}
 * @param repository Maven's local repository
 */
public record OfflineCheck(Path workshop, Path repository) implements Callable<Finding> {

    /**
     * Maven does not need them for the workshop, or only for {@code .ci/mutate} and the tests in a browser: the README's
     * command does not download them.
     */
    private static final Set<String> NOT_NEEDED = Set.of(
            "maven-deploy-plugin",
            "maven-install-plugin",
            "maven-site-plugin",
            "pitest-maven",
            "pitest-junit5-plugin",
            "selenium-chrome-driver",
            "selenium-support");

    private static final int SHOWN = 4;

    /** The repository that Maven has taken the libraries of this program from. */
    public static Path localRepository() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .filter(entry -> entry.getFileName().toString().startsWith("slf4j-api-"))
                .map(jar -> jar.toAbsolutePath().getRoot().resolve(jar.subpath(0, jar.getNameCount() - 5)))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no slf4j-api on the class path"));
    }

    @Override
    public Finding call() throws IOException, SAXException, ParserConfigurationException {
        Element project = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(workshop.resolve("pom.xml").toFile())
                .getDocumentElement();
        Stream<String> named = Stream.concat(artifacts(project, "plugin"), artifacts(project, "dependency"))
                .filter(artifact -> !NOT_NEEDED.contains(artifact.name))
                .filter(artifact -> repositories().stream().noneMatch(artifact::isIn))
                .map(Artifact::toString);
        List<String> missing =
                Stream.concat(named, librariesOfPrograms()).distinct().toList();
        if (missing.isEmpty()) {
            return Finding.fine("all plugins and libraries of pom.xml are in "
                    + repositories().stream().map(Path::toString).collect(Collectors.joining(" and ")));
        }
        String names = String.join(", ", missing.stream().limit(SHOWN).toList());
        int others = missing.size() - SHOWN;
        return Finding.trouble(
                "not downloaded yet: " + names + (others > 0 ? " and " + others + " more" : ""),
                "While there is a network, run once: mvn verify -Psolutions");
    }

    /** Where Maven finds plugins and libraries without a network. It copies into the first what is only in the second. */
    private List<Path> repositories() {
        return Stream.of(repository, workshop.resolve("repository"))
                .filter(Files::isDirectory)
                .toList();
    }

    /** The missing files of the class paths that Maven has noted when it built a program. */
    private Stream<String> librariesOfPrograms() throws IOException {
        List<Path> notes;
        try (Stream<Path> modules = Files.list(workshop.resolve("solutions"))) {
            notes = modules.map(module -> module.resolve("target/classpath"))
                    .filter(Files::exists)
                    .toList();
        }
        List<String> missing = new ArrayList<>();
        for (Path note : notes) {
            Arrays.stream(Files.readString(note).strip().split(File.pathSeparator))
                    .map(Path::of)
                    .filter(library -> library.startsWith(repository))
                    .map(repository::relativize)
                    .filter(library -> repositories().stream()
                            .map(place -> place.resolve(library))
                            .noneMatch(Files::exists))
                    .forEach(library -> missing.add(library.getFileName().toString()));
        }
        return missing.stream();
    }

    private static Stream<Artifact> artifacts(Element project, String element) {
        Element properties =
                (Element) project.getElementsByTagName("properties").item(0);
        List<Artifact> artifacts = new ArrayList<>();
        for (Element artifact : elements(project.getElementsByTagName(element))) {
            String version = child(artifact, "version");
            if (!version.isEmpty()) {
                String group = child(artifact, "groupId");
                artifacts.add(new Artifact(
                        group.isEmpty() ? "org.apache.maven.plugins" : group,
                        child(artifact, "artifactId"),
                        version.startsWith("${")
                                ? child(properties, version.substring(2, version.length() - 1))
                                : version,
                        child(artifact, "type").equals("pom")));
            }
        }
        return artifacts.stream();
    }

    private static List<Element> elements(NodeList nodes) {
        return IntStream.range(0, nodes.getLength())
                .mapToObj(nodes::item)
                .filter(Element.class::isInstance)
                .map(Element.class::cast)
                .toList();
    }

    /** The text of a child, or an empty string. */
    private static String child(Element parent, String name) {
        return elements(parent.getChildNodes()).stream()
                .filter(child -> child.getTagName().equals(name))
                .map(Node::getTextContent)
                .findFirst()
                .orElse("");
    }

    /** A plugin, a library, or a {@code pom} alone that lists the versions of libraries. */
    private record Artifact(String group, String name, String version, boolean isPomAlone) {

        /** Maven reads the {@code pom} of each artifact, and may have downloaded no more than that. */
        boolean isIn(Path repository) {
            return has(repository, ".pom") && (isPomAlone || has(repository, ".jar"));
        }

        private boolean has(Path repository, String ending) {
            return Files.exists(repository
                    .resolve(group.replace('.', '/'))
                    .resolve(name)
                    .resolve(version)
                    .resolve(name + "-" + version + ending));
        }

        @Override
        public String toString() {
            return name + " " + version;
        }
    }
}
