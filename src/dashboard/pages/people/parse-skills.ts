/** Splits a list of skills at commas, without empty and repeated entries. */
export function parseSkills(text: string): string[] {
  const skills = text.split(",").map((skill) => skill.trim());
  return [...new Set(skills.filter((skill) => skill !== ""))];
}
