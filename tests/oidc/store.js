/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where oidc-provider keeps what it has issued. Unlike its own store in memory, this one never
 * forgets what has run out, so that such a thing is called expired and not unknown. */
const entries = new Map();

const keyOf = (model, id) => `${model}:${id}`;

function findBy(model, member, value) {
  for (const [key, payload] of entries) {
    if (key.startsWith(`${model}:`) && payload[member] === value) return payload;
  }
  return undefined;
}

export class Store {
  constructor(model) {
    this.model = model;
  }

  async upsert(id, payload) {
    entries.set(keyOf(this.model, id), payload);
  }

  async find(id) {
    return entries.get(keyOf(this.model, id));
  }

  async findByUid(uid) {
    return findBy(this.model, 'uid', uid);
  }

  async findByUserCode(userCode) {
    return findBy(this.model, 'userCode', userCode);
  }

  async consume(id) {
    entries.get(keyOf(this.model, id)).consumed = Math.floor(Date.now() / 1000);
  }

  async destroy(id) {
    entries.delete(keyOf(this.model, id));
  }

  async revokeByGrantId(grantId) {
    for (const [key, payload] of entries) {
      if (payload.grantId === grantId) entries.delete(key);
    }
  }
}
