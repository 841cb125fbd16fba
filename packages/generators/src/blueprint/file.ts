/**
 * The name of the file that holds a plugin's blueprint, in its folder.
 *
 * @see {@link parseBlueprint}
 */
export const BLUEPRINT_FILE = '.stagecraft.json';
