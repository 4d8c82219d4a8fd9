package proof;

import org.junit.jupiter.api.DisplayName;

@DisplayName("step05-zero-copy, mistakes, part 3 of 4")
class Step5ZeroCopyMistakes3Of4Test extends MistakesProof {

    Step5ZeroCopyMistakes3Of4Test() {
        super("step05-zero-copy", 3, 4);
    }
}
