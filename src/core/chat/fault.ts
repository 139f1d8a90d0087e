/** What is wrong with something a person gave, in a sentence for them. */
export type Fault = {
  /** The option whose value it is; absent where it is not about a single one. */
  option?: string;
  /** As it stands beside the option's field in a form. */
  problem: string;
  /** As it stands alone, where that differs: with the option's name, or an example of a command. */
  said?: string;
};

export const saidOf = ({ problem, said = problem }: Fault): string => said;
