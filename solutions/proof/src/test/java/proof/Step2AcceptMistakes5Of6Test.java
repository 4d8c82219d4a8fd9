package proof;

import org.junit.jupiter.api.DisplayName;

@DisplayName("step02-accept, mistakes, part 5 of 6")
class Step2AcceptMistakes5Of6Test extends MistakesProof {

    Step2AcceptMistakes5Of6Test() {
        super("step02-accept", 5, 6);
    }
}
