package proof;

import org.junit.jupiter.api.DisplayName;

@DisplayName("step02-accept, mistakes")
class Step2AcceptMistakesCompileTest extends MistakesCompile {

    Step2AcceptMistakesCompileTest() {
        super("step02-accept");
    }
}
