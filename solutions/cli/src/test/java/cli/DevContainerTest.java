package cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * What can be tested without a container. The keys are those of the published schema for a container with a Dockerfile.
 *
 * @see <a href="https://github.com/devcontainers/spec/blob/main/schemas/devContainer.base.schema.json">The schema</a>
 */
@DisplayName("the container for an IDE")
class DevContainerTest {

    private static final Path FOLDER = Path.of(System.getProperty("workshop"), ".devcontainer");

    private static final Set<String> KEYS = Set.of("""
            $schema appPort build capAdd containerEnv containerUser customizations features forwardPorts hostRequirements init
            initializeCommand mounts name onCreateCommand otherPortsAttributes overrideCommand overrideFeatureInstallOrder
            portsAttributes postAttachCommand postCreateCommand postStartCommand privileged remoteEnv remoteUser runArgs secrets
            securityOpt shutdownAction updateContentCommand updateRemoteUserUID userEnvProbe waitFor workspaceFolder
            workspaceMount""".split("\\s+"));

    /** JSON is YAML too, except for its comments. */
    private static Map<?, ?> container() throws IOException {
        String json = Files.readString(FOLDER.resolve("devcontainer.json")).replaceAll("(?m)^ *//.*", "");
        return (Map<?, ?>) new Load(LoadSettings.builder().build()).loadFromString(json);
    }

    @Test
    @DisplayName("has only keys of the published schema, and forwards no port by itself")
    void keys() throws IOException {
        assertThat(container().keySet().stream().map(String::valueOf)).isSubsetOf(KEYS);
        assertThat(container().get("otherPortsAttributes")).isEqualTo(Map.of("onAutoForward", "ignore"));
    }

    @Test
    @DisplayName("has a JDK, Maven and all programs that the guides use")
    void programs() throws IOException {
        Map<?, ?> build = (Map<?, ?>) container().get("build");

        assertThat(FOLDER.resolve(String.valueOf(build.get("dockerfile"))))
                .content()
                .contains("FROM maven:3-eclipse-temurin-25", "iproute2", "lsof", "nats-server", "ncat");
    }
}
