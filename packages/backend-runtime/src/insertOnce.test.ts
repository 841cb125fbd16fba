import { insertOnce } from './insertOnce';

const taken = Object.assign(new Error('taken'), { code: '23505' });
const [row, other] = [{ id: 1 }, { id: 2 }];

describe('insertOnce', () => {
  const insert = jest.fn();
  const find = jest.fn();

  beforeEach(() => {
    jest.resetAllMocks();
  });

  it('inserts', async () => {
    insert.mockResolvedValue([row]);

    expect(await insertOnce(insert, find)).toBe(row);
    expect(find).not.toHaveBeenCalled();
  });

  it('gives back what an earlier try inserted', async () => {
    insert.mockRejectedValue(taken);
    find.mockResolvedValue(other);

    expect(await insertOnce(insert, find)).toBe(other);
    expect(insert).toHaveBeenCalledTimes(1);
  });

  it('inserts again when that was deleted in the meantime', async () => {
    insert.mockRejectedValueOnce(taken).mockResolvedValue([row]);

    expect(await insertOnce(insert, find)).toBe(row);
  });

  it('finds what another replica inserted again', async () => {
    insert.mockRejectedValue(taken);
    find.mockResolvedValueOnce(undefined).mockResolvedValue(other);

    expect(await insertOnce(insert, find)).toBe(other);
  });

  it('checks what it inserts, and nothing that is there', async () => {
    const check = jest.fn();
    insert.mockResolvedValue([row]);

    expect(await insertOnce(insert, find, check)).toBe(row);
    expect(await insertOnce(insert, undefined, check)).toBe(row);
    expect(check).toHaveBeenCalledTimes(2);

    const refused = new Error('refused');
    check.mockRejectedValue(refused);
    await expect(insertOnce(insert, find, check)).rejects.toBe(refused);
    find.mockResolvedValue(other);
    expect(await insertOnce(insert, find, check)).toBe(other);
    expect(insert).toHaveBeenCalledTimes(2);
  });

  it('gives up after two tries when another value is taken', async () => {
    insert.mockRejectedValue(taken);

    await expect(insertOnce(insert, find)).rejects.toBe(taken);
    expect(insert).toHaveBeenCalledTimes(2);
    expect(find).toHaveBeenCalledTimes(2);
  });

  it('tries once without a key, and with any other error', async () => {
    insert.mockRejectedValue(taken);
    await expect(insertOnce(insert)).rejects.toBe(taken);
    expect(insert).toHaveBeenCalledTimes(1);

    const refused = Object.assign(new Error('refused'), { code: '23514' });
    insert.mockRejectedValue(refused);
    await expect(insertOnce(insert, find)).rejects.toBe(refused);
    expect(insert).toHaveBeenCalledTimes(2);
    expect(find).not.toHaveBeenCalled();
  });
});
