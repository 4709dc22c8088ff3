/** RegionEndpoint.GetBySystemName: known or not, a region must be able to stand in a host's name. */
export const isRegionName = (text: string): boolean => /^[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?$/i.test(text);
