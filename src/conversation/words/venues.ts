/** Where papers appear: "from CVPR" is no organisation, and "ICLR 2025" no year. In lower case. */
export const venues =
  /^(?:arxiv|hugging|hf|cvpr|iccv|eccv|neurips|nips|icml|iclr|acl|emnlp|naacl|aaai|ijcai|kdd|sigir|www|interspeech|icassp|corl|icra|iros|siggraph|colm|github|twitter|reddit|wikipedia)\b/;
