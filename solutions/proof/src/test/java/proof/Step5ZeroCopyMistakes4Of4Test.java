package proof;

import org.junit.jupiter.api.DisplayName;

@DisplayName("step05-zero-copy, mistakes, part 4 of 4")
class Step5ZeroCopyMistakes4Of4Test extends MistakesProof {

    Step5ZeroCopyMistakes4Of4Test() {
        super("step05-zero-copy", 4, 4);
    }
}
